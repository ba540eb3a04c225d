"""What stands around the report itself: the title on its covers, the mark across its pages."""
