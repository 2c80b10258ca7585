"""Differences as news: two runs, texts or versions compared by what their facts say."""
