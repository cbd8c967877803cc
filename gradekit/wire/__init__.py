"""The JSON documents at the edge, as pydantic models."""
