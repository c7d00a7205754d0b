"""Registers of the whole site: limits, prohibitions, reports; each fact a line, as page, CSV and calendar."""
