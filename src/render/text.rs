//! Article → text.

use crate::article::Article;

/// Writes the article.
pub fn write(_article: &Article) -> String {
    String::new()
}
