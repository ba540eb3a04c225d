"""The response register: takes comments and rows, gives codes, answers, balance, new rows."""
