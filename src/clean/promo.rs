//! Promos, walls and prompts, known by their words: app, sign-in, subscription, newsletter, push, consent, donation.
//!
//! Words alone never decide about a paragraph: a strong phrase counts in a short block, and needs a second sign (a
//! control, the place before or after the text, a class name, a neighbour that is clutter too).
//! Keeps: an article about apps, newsletters or cookies.

use super::beside;
use super::boxes::{self, has_control};
use super::{Finding, Page};
use crate::dom::text::{count_words, ends_sentence};
use crate::dom::{NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::kind::Clutter;
use crate::rules::matcher::normalised;
use crate::rules::phrases::{Hit, Strength};
use std::ops::Range;

/// Words of the longest block whose phrases count at all.
const LONGEST_WORDS: f32 = 60.0;
/// Words of the longest block that a strong phrase and one more sign decide.
const SHORT_WORDS: f32 = 25.0;
/// Words of a line that is clutter when its neighbour in the same box is.
const LINE_WORDS: f32 = 12.0;
/// Words of the longest link that is a call ("Subscribe to The Lantern").
const CALL_WORDS: f32 = 8.0;
/// Words that may follow the phrase in a call; longer links are names of things ("Register II helmet vent light").
const CALL_OBJECT_WORDS: f32 = 3.0;
/// Words of the largest box that goes as a whole with its promo line.
const BOX_WORDS: f32 = 90.0;
/// Words of a block that is prose for sure: the text begins at the first and ends at the last.
const TEXT_WORDS: f32 = 25.0;

/// Finds promo lines, each with the box that it stands in.
pub(super) fn find(page: &Page) -> Vec<Finding> {
    let text = text_range(page);
    let mut findings: Vec<Finding> = Vec::new();
    for index in 0..page.blocks.len() {
        let block = page.blocks.get(index);
        let first = block.nodes.0;
        if page.blocks.is_gone(index) || findings.last().is_some_and(|last| page.document.contains(last.node, first)) {
            continue;
        }
        if let Some((kind, reason)) = judge(page, index, &text) {
            add(page, index, kind, &reason, &text, &mut findings);
        }
    }
    findings
}

/// Adds a promo line with its box, or the line alone where it stands among other things.
fn add(page: &Page, index: usize, kind: Clutter, reason: &str, text: &Range<usize>, findings: &mut Vec<Finding>) {
    let own = page.blocks.own_nodes(page.document, index);
    let Some((&first, &last)) = own.first().zip(own.last()) else { return };
    // An invitation to comment stands in the thread that it is about: only the line goes.
    let is_line = kind == Clutter::Comments;
    let node = boxes::around(page, first, if is_line { LINE_WORDS } else { BOX_WORDS });
    if !page.document.contains(node, last) {
        findings.extend(own.iter().map(|&node| Finding { rule: kind.name(), node, reason: reason.to_owned() }));
        return;
    }
    findings.push(Finding { rule: kind.name(), node, reason: reason.to_owned() });
    if is_line {
        return;
    }
    for line in beside::lines(page, node, LINE_WORDS) {
        // One that has a name of its own keeps it.
        let own = page.blocks.within(page.document, line).find_map(|index| judge(page, index, text));
        let (kind, reason) = own.unwrap_or((kind, "a line beside it".to_owned()));
        findings.push(Finding { rule: kind.name(), node: line, reason });
    }
}

/// The blocks from the first to the last one that surely is text; none where there is no such block.
fn text_range(page: &Page) -> Range<usize> {
    let is_text = |index: &usize| {
        let block = page.blocks.get(*index);
        page.words(*index) >= TEXT_WORDS && block.is_prose() && !page.blocks.is_gone(*index)
    };
    let (first, last) = ((0..page.blocks.len()).find(is_text), (0..page.blocks.len()).rfind(is_text));
    first.zip(last).map_or(0..0, |(first, last)| first..last + 1)
}

/// What a block's words and signs say that it is.
fn judge(page: &Page, index: usize, text: &Range<usize>) -> Option<(Clutter, String)> {
    let block = page.blocks.get(index);
    if page.words(index) > LONGEST_WORDS {
        return None;
    }
    let normal = normalised(&labels(page, index));
    let hits = page.rules.phrases.hits(&normal);
    let strongest =
        hits.iter().filter(|hit| is_box_kind(hit.kind)).max_by_key(|hit| (hit.strength, hit.phrase.len()))?;
    // Asked late: it takes a look at the whole of a table.
    if is_shielded(page, block.anchor) {
        return None;
    }
    let sign = sign(page, index, strongest, text)?;
    Some((strongest.kind, format!("\"{}\", {sign}", strongest.phrase)))
}

/// The block's text with a blank between the texts of its elements: many pages set labels apart by style sheets alone
/// ("The Lantern on your phone" and "Get the app" would be one word at the seam).
fn labels(page: &Page, index: usize) -> String {
    let block = page.blocks.get(index);
    let mut text = String::new();
    let is_shown = |&node: &NodeId| {
        page.document.is_text(node)
            && !page.document.is_removed(node)
            && !page.document.path(node).any(|element| page.document.tag(element).is_silent())
    };
    for node in (block.nodes.0.0..=block.nodes.1.0).map(NodeId).filter(is_shown) {
        text.push_str(page.document.text(node));
        text.push(' ');
    }
    text
}

/// Kinds that this rule looks for; related lists and the like have rules of their own.
fn is_box_kind(kind: Clutter) -> bool {
    use Clutter::*;
    match kind {
        AppPromo | SignInWall | Subscribe | Newsletter | Push | Consent | Donation => true,
        Comments | Advert | Share | Footer => true,
        Related | AuthorBio | Tags => false,
    }
}

/// The second sign that a phrase needs, in words; `None` where there is none.
fn sign(page: &Page, index: usize, hit: &Hit, text: &Range<usize>) -> Option<String> {
    let block = page.blocks.get(index);
    let words = page.words(index);
    let named = is_named(page, block.anchor, hit.kind);
    if hit.strength == Strength::Weak {
        let call_words = CALL_WORDS.min(count_words(hit.phrase) as f32 + CALL_OBJECT_WORDS);
        let is_heading = page.document.tag(block.anchor).heading_level().is_some();
        let is_call = block.link_density() > 0.9 && words <= call_words && begins_with(page, index, hit.phrase);
        return match () {
            () if hit.kind == Clutter::Footer && is_heading && heads_text(page, index, text) => None,
            // A heading that has more to say than the phrase is one of the text: "How to share a boat with neighbours".
            () if named && words <= if is_heading { call_words } else { SHORT_WORDS } => {
                Some("and the class name says so too".to_owned())
            }
            () if is_call && !is_in_running_text(page, index) => Some("the whole line is a link".to_owned()),
            () => None,
        };
    }
    if named {
        return Some("and the class name says so too".to_owned());
    }
    if is_in_running_text(page, index) && page.document.tag(block.anchor).heading_level().is_some() {
        return None;
    }
    let is_outside = !text.contains(&index);
    let own = page.blocks.own_nodes(page.document, index);
    let has_control = has_control(page, boxes::around(page, *own.first().unwrap_or(&block.anchor), BOX_WORDS));
    match () {
        () if words > SHORT_WORDS => {
            (has_control && block.sentences <= 3 && is_outside).then(|| "outside the text, with a control".to_owned())
        }
        () if is_outside => Some("outside the text".to_owned()),
        () if has_control => Some("with a control".to_owned()),
        () => (words <= LINE_WORDS && block.sentences <= 1 && !is_in_running_text(page, index))
            .then(|| "a line by itself".to_owned()),
    }
}

/// Whether prose of the text stands right under a heading, in the same element: a chapter about copyright.
fn heads_text(page: &Page, index: usize, text: &Range<usize>) -> bool {
    let parent = |at: usize| page.document.parent(page.blocks.get(at).anchor);
    let below = index + 1;
    text.contains(&below) && page.words(below) >= TEXT_WORDS && parent(below) == parent(index)
}

fn begins_with(page: &Page, index: usize, phrase: &str) -> bool {
    normalised(page.blocks.text(index)).starts_with(phrase)
}

/// A line that belongs to the paragraphs around it: a `p`, a heading or a whole sentence in an element as theirs, between
/// two blocks of prose of the same parent.
fn is_in_running_text(page: &Page, index: usize) -> bool {
    let parent = |at: usize| page.document.parent(page.blocks.get(at).anchor);
    let is_prose_beside = |at: Option<usize>| {
        at.is_some_and(|at| at < page.blocks.len() && page.blocks.get(at).is_prose() && parent(at) == parent(index))
    };
    let tag_of = |at: usize| page.document.tag(page.blocks.get(at).anchor);
    let tag = tag_of(index);
    let is_sentence_like_them = || {
        let neighbours = [index.wrapping_sub(1), index + 1];
        ends_sentence(page.blocks.text(index))
            && neighbours.iter().all(|&at| at < page.blocks.len() && tag_of(at) == tag && tag != Tag::Li)
    };
    (tag == Tag::P || tag.heading_level().is_some() || is_sentence_like_them())
        && is_prose_beside(index.checked_sub(1))
        && is_prose_beside(Some(index + 1))
        && page.blocks.get(index).link_density() < 0.5
}

/// Blocks that are quoted, shown or set as code are the author's words.
fn is_shielded(page: &Page, anchor: NodeId) -> bool {
    page.document.path(anchor).take(4).any(|node| {
        matches!(page.document.tag(node), Tag::Blockquote | Tag::Pre | Tag::Code | Tag::Figcaption | Tag::H1)
            || (page.document.tag(node) == Tag::Table && is_data(page, node))
    })
}

/// A table of data; one that holds paragraphs, headings, fields or another table only places them.
fn is_data(page: &Page, table: NodeId) -> bool {
    let places = |inner: NodeId| {
        use Tag::*;
        matches!(page.document.tag(inner), P | Div | H1 | H2 | H3 | Form | Input | Table)
    };
    !page.document.subtree(table).skip(1).any(places)
}

fn is_named(page: &Page, anchor: NodeId, kind: Clutter) -> bool {
    let groups: &[Group] = match kind {
        Clutter::AppPromo => &[Group::AppPromo],
        Clutter::SignInWall => &[Group::Wall, Group::Login],
        Clutter::Subscribe => &[Group::Wall, Group::Newsletter],
        Clutter::Newsletter => &[Group::Newsletter],
        Clutter::Consent => &[Group::Consent],
        Clutter::Donation => &[Group::Donation],
        Clutter::Comments => &[Group::Comment],
        Clutter::Advert => &[Group::Advert],
        Clutter::Footer => &[Group::Footer],
        Clutter::Share => &[Group::Share],
        _ => &[],
    };
    page.document.path(anchor).take(4).any(|node| page.marks.get(node).has_any(groups))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::clean::testing::{PROSE, text_after};

    #[test]
    fn removes_prompts_around_a_text() {
        let html = format!(
            "<main><div><p>Get all your news in one place.<p>One app.<p><a>Start reading</a></div>{PROSE}\
             <div><h3>Sign up to read this article</h3><p>Read news from many titles.<p>Already a member? <a>Sign in here</a></div></main>"
        );
        let text = text_after(find, &html);
        assert!(text.starts_with("The harbour") && text.ends_with("people say."), "{text}");
    }

    #[test]
    fn talk_before_a_prompt_at_the_end_stays() {
        let talk = "<p>“Is that the bank?”<p>“Not yet. When it grates we are there.”<p>“And then?”<p>“Then you carry the bucket.”";
        let html = format!("<main>{PROSE}{talk}<p>Sign up for our newsletter</main>");
        let text = text_after(find, &html);
        assert!(text.ends_with("“Then you carry the bucket.”"), "{text}");
    }

    #[test]
    fn a_note_below_a_prompt_stays() {
        let note =
            "<div class=footnote><a id=n1 href='#s1'>1</a><div><p>It called this “inactive time”.</p></div></div>";
        let text = text_after(find, &format!("<main>{PROSE}<p>You can also <a>buy me a coffee</a>.</p>{note}</main>"));
        assert!(text.ends_with("“inactive time”."), "{text}");
    }

    #[test]
    fn reads_labels_that_only_style_sets_apart() {
        let html = format!("<main><div><span>The Lantern on your phone</span><a>Get the app</a></div>{PROSE}</main>");
        assert!(text_after(find, &html).starts_with("The harbour"));
    }

    #[test]
    fn a_row_of_links_goes_with_what_stands_over_it() {
        let shops = "<a href=https://apps.apple.com/x>App Store</a> <a href=https://play.google.com/x>Google Play</a>";
        let html = |around: &str| format!("<main>{PROSE}<div><p>{around}</p>{shops}</div></main>");
        assert!(text_after(find, &html("Read it on the boat: get the Quay Review app")).ends_with("people say."));
        // Beside the text itself only the links go.
        let text = text_after(find, &format!("<main>{PROSE}<p>The ferry has one, too.</p>{shops}</main>"));
        assert!(text.ends_with("has one, too."), "{text}");
    }

    #[test]
    fn measures_chinese_and_japanese_in_words() {
        let text = "<p>".to_owned() + &"港口比小镇醒得更早，第一声响动总是铁链落在石头上。".repeat(6) + "</p>";
        let wall = "<div><p>登录后阅读全文，新用户注册即可每月免费阅读十篇文章，无需绑定银行卡</p><a>登录</a></div>";
        assert!(!text_after(find, &format!("<main>{text}{wall}{text}</main>")).contains("登录后"));
    }

    #[test]
    fn removes_a_call_to_follow_and_the_small_print() {
        let html = format!(
            "<main>{PROSE}<p>Підписуйтесь на наш Telegram-канал: <a>Ліхтар</a></p><p>© Riproduzione riservata</p></main>"
        );
        assert!(text_after(find, &html).ends_with("people say."));
    }

    #[test]
    fn tables_that_place_things_shield_nothing() {
        let promo = "<table><tr><td><b>Subscribe to our newsletter</b><form><input></form></table>";
        assert!(!text_after(find, &format!("<main>{PROSE}{promo}{PROSE}</main>")).contains("Subscribe"));
        let data = "<table><tr><td>“Subscribe to our newsletter”<td>61 times<tr><td>“Get the app”<td>214 times</table>";
        assert!(text_after(find, &format!("<main>{PROSE}{data}{PROSE}</main>")).contains("Subscribe"));
    }

    #[test]
    fn removes_a_box_between_paragraphs() {
        let html = format!(
            "<main>{PROSE}<aside><p>Like this?<p>Subscribe to our newsletter <button>Go</button></aside>{PROSE}</main>"
        );
        assert!(!text_after(find, &html).contains("Like this"));
    }

    #[test]
    fn takes_the_lines_beside_it_but_no_heading() {
        let after = |line: &str| {
            let promo = "<p>Subscribe to our newsletter <button>Go</button></p>";
            text_after(find, &format!("<main>{PROSE}{promo}{line}{PROSE}</main>"))
        };
        assert!(!after("<p>Seven lines, at seven</p><p>No more</p>").contains("Seven lines"));
        assert!(after("<h3>Seven lines, at seven</h3><p>No more</p>").contains("Seven lines"));
        // Whole sentences in paragraphs like the text's are the text's.
        assert!(after("<p>Seven lines, at seven.</p><p>No more.</p>").contains("Seven lines"));
    }

    #[test]
    fn keeps_a_text_about_apps_and_letters() {
        let html = format!(
            "<main>{PROSE}<p>When a shop tells you to download the app, ask what it gains; most shops want your address book, \
             and a few want to know where you sleep. That is the price.</p><p>They say: sign up for our newsletter.</p>{PROSE}</main>"
        );
        let text = text_after(find, &html);
        assert!(text.contains("download the app") && text.contains("sign up for our newsletter"), "{text}");
    }

    #[test]
    fn a_line_that_leads_to_another_story_is_no_box() {
        // What stands beside such a line is the text's; the rule for related stories takes the line alone.
        let html = format!(
            "<main>{PROSE}<div><p>Read also: <a>The harbour never sleeps</a></p><p>At noon.</p></div>{PROSE}</main>"
        );
        let text = text_after(find, &html);
        assert!(text.contains("never sleeps") && text.contains("At noon"), "{text}");
    }

    #[test]
    fn a_word_that_is_common_in_texts_decides_where_the_part_is_called_so() {
        let line = |class: &str| {
            text_after(
                find,
                &format!("<main>{PROSE}<div class='{class}'>Comments and replies <a href=c>12</a></div>{PROSE}</main>"),
            )
        };
        assert!(!line("post-comments").contains("Comments"));
        assert!(line("minutes").contains("Comments"));
    }

    #[test]
    fn a_longer_prompt_goes_where_it_stands_outside_of_the_text_with_a_button() {
        let prompt = "<div><p>Sign up for our newsletter and every morning at six you get what happened in the harbour overnight, the ships that \
            are due, and what the fish costs at the market, in a letter that is read in a minute</p>BUTTON</div>";
        let with_button = prompt.replace("BUTTON", "<button>Yes</button>");
        assert!(
            !text_after(find, &format!("<main>{PROSE}{PROSE}{with_button}</main>")).contains("every morning at six")
        );
        let without = prompt.replace("BUTTON", "");
        assert!(text_after(find, &format!("<main>{PROSE}{PROSE}{without}</main>")).contains("every morning at six"));
        assert!(
            text_after(find, &format!("<main>{PROSE}{with_button}{PROSE}</main>")).contains("every morning at six")
        );
    }

    #[test]
    fn a_page_without_a_text_begins_with_none() {
        let prompt = "<div>Sign up for our newsletter and get what happened in the harbour overnight, every morning at six</div>";
        for html in [format!("<main><h2>Boats</h2>{prompt}</main>"), format!("<main>{prompt}<h2>Boats</h2></main>")] {
            assert_eq!(text_after(find, &html), "Boats");
        }
    }

    #[test]
    fn a_sentence_among_sentences_is_the_authors_whatever_element_they_stand_in() {
        let prose = PROSE.replace("<p>", "<div>").replace("</p>", "</div>");
        let line = "<div>They say: sign up for our newsletter.</div>";
        assert!(text_after(find, &format!("<main>{prose}{line}{prose}</main>")).contains("They say"));
        let other = line.replace("div", "b");
        assert!(
            !text_after(find, &format!("<main>{prose}<section>{other}</section>{prose}</main>")).contains("They say")
        );
    }
}
