"""Screens: which widgets stand where and who is told what."""
