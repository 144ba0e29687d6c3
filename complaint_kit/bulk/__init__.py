"""Campaigns: one grievance, many people."""
