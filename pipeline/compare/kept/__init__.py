"""What two sections, or two blocks, held against one another give, and how it is kept."""
