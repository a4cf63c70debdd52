"""The page: one file a part. With app.py the only code that imports streamlit."""
