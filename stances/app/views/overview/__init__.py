"""The parts of the page: what moved lately, where actors differ, what the dataset is."""
