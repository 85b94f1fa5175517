"""FHIR R4 bundles: read in bounded memory, taken for what is needed, the rest counted."""
