"""What stands in a line of Word and is no text: pictures, charts with their workbook, formulas."""
