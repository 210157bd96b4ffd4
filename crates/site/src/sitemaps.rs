//! Sitemaps and robots.txt.
