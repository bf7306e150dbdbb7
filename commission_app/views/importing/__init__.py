"""Import: a workbook is looked into, its columns named, its consequences shown, then taken."""
