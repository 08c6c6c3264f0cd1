"""Bytes → articles: text, HTML, feeds, WARC, JSONL."""
