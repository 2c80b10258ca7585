"""What happens with a corpus as a whole: its files are found, added, extracted, watched, merged, taken out."""
