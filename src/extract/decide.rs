//! Features → how likely a block is text, 0.0–1.0.
//!
//! The weights are set by hand on the labelled pages of wcxb-dev (2026-11). The trained model of the project's
//! recipe replaces [`score`]; nothing else needs to change.

use super::hand::{BlockFeatures, PageFeatures};

/// How likely the block is text of the article.
pub(super) fn score(block: &BlockFeatures, page: &PageFeatures) -> f32 {
    if block.is_removed || !block.is_in_container {
        return 0.0;
    }
    let points = if page.is_sparse { sparse_points(block) } else { prose_points(block) };
    1.0 / (1.0 + (-points).exp())
}

/// Points on a page with a text: prose is in, links are out, short lines follow their neighbours.
fn prose_points(block: &BlockFeatures) -> f32 {
    let mut points = 0.0;
    points += if block.is_prose { 3.0 } else { 0.3 };
    points += if block.is_in_top { 0.6 } else { -0.3 };
    points += if block.is_named_text { 0.5 } else { 0.0 };
    points += if block.is_named_post { 0.4 } else { 0.0 };
    points += if block.is_set_apart { 2.0 } else { 0.0 };
    points += if block.heading_level > 1 { 0.4 } else { 0.0 };
    points += if block.prose_beside > 30.0 { 0.7 } else { -0.2 };
    points -= f32::from(block.clutter_names.min(3)) * 0.8;
    points -= block.link_density * if block.is_in_list { 2.6 } else { 2.2 };
    points -= if block.parent_link_density > 0.5 { 0.8 } else { 0.0 };
    points
}

/// Points on a page of short lines (lists, products): what is not clutter is content.
fn sparse_points(block: &BlockFeatures) -> f32 {
    let mut points = 0.6;
    points += if block.is_prose { 1.5 } else { 0.0 };
    points += if block.heading_level > 0 { 0.4 } else { 0.0 };
    points -= f32::from(block.clutter_names.min(3)) * 0.5;
    points -= if block.link_density > 0.8 && block.words <= 3.0 { 0.8 } else { 0.0 };
    points
}
