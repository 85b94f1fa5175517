"""Groups: what there is, who comes, how many came."""
