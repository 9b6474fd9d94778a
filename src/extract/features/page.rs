//! The page as a whole: the same for each of its blocks.

use super::context::Context;
use super::group::features;
use super::readability::Scores;
use super::repetition::Repetition;
use super::rows::Writer;
use super::text::Texts;
use crate::declared::Declared;
use crate::dom::{Document, NodeId, Tag};
use crate::rules::classes::Group;
use crate::rules::kinds;

features! { Whole as "page" {
    words: "words", "how much there is";
    blocks: "blocks", "as above";
    gone_blocks: "share of blocks", "how much the rules have removed";
    link_density: "share of characters", "home pages are links";
    prose: "share of words", "articles are prose";
    prose_blocks: "blocks", "as above";
    paragraphs: "share of blocks", "as above";
    entries: "share of blocks", "listings are entries of lists";
    headings: "share of blocks", "listings are headings";
    articles: "number of article elements", "one is a text, many are teasers";
    has_main: "0 or 1", "whether the page says where its content is";
    block_words: "words a block", "articles have long blocks";
    top_share: "share of the page's words in the best element", "whether there is one text";
    top_prose: "share of the page's prose in the best element", "as above";
    top_score: "points", "as above";
    major_share: "share of the page's words in the major element", "as above";
    major_depth: "levels", "where it stands";
    most_alike: "siblings alike", "listings are rows";
    numbers: "share of blocks that begin with a digit or sign of money", "shops are prices";
    questions: "share of blocks", "pages of questions";
    single: "share of blocks", "controls are repeated";
    preformatted: "number of pre", "documentation has code";
    code: "number of code", "documentation has code";
    inputs: "number", "shops and forms have controls";
    images: "number", "shops and galleries have pictures";
    elements: "number", "how large the page is";
    tables: "number", "old pages and manuals";
    times: "number of time elements", "threads and listings have many dates";
    ideographs: "0 or 1", "words are counted otherwise";
    type_article: "0 or 1", "what og:type says";
    type_product: "0 or 1", "what og:type says";
    type_website: "0 or 1", "what og:type says";
    is_article: "0 or 1", "JSON-LD: a text";
    is_thread: "0 or 1", "JSON-LD: posts";
    is_product: "0 or 1", "JSON-LD: a thing for sale";
    is_collection: "0 or 1", "JSON-LD: a list";
    is_question: "0 or 1", "JSON-LD: questions and answers";
    is_service: "0 or 1", "JSON-LD: a service, software or course";
    is_recipe: "0 or 1", "JSON-LD: a recipe or guide";
    is_organization: "0 or 1", "JSON-LD: who runs the site";
    address_thread: "0 or 1", "the address";
    address_product: "0 or 1", "the address";
    address_documentation: "0 or 1", "the address";
    address_listing: "0 or 1", "the address";
    address_parts: "parts of the path", "articles stand deep";
    address_hyphens: "hyphens", "articles have their title in the address";
    address_digits: "digits", "articles have dates and numbers";
    address_length: "characters", "as above";
    generator_thread: "0 or 1", "forum software";
    generator_documentation: "0 or 1", "documentation software";
    generator: "0 or 1", "any";
    named_forum: "elements named so", "what the page is made of";
    named_product: "elements named so", "as above";
    named_card: "elements named so", "as above";
    named_related: "elements named so", "as above";
    named_comment: "elements named so", "as above";
    named_rating: "elements named so", "as above";
} }

/// The page's part of every row.
pub(super) fn row(context: &Context, texts: &Texts, scores: &Scores, repetition: &Repetition) -> Vec<f32> {
    let mut values = vec![0.0; FEATURES.len()];
    let mut writer = Writer::new(&mut values);
    whole(context, texts, scores, repetition).into_row(&mut writer);
    values
}

fn whole(context: &Context, texts: &Texts, scores: &Scores, repetition: &Repetition) -> Whole {
    let all = context.all();
    let count = context.blocks.len() as f32;
    let (top, major) = (context.sums(scores.top), context.sums(scores.major));
    let anchors = |wanted: &dyn Fn(Tag) -> bool| {
        context.blocks.iter().filter(|block| wanted(context.document.tag(block.anchor))).count() as f32 / count
    };
    let texts_that =
        |wanted: &dyn Fn(usize) -> bool| (0..context.blocks.len()).filter(|&at| wanted(at)).count() as f32 / count;
    let begins_with_number = |at: usize| context.text(at).starts_with(|c: char| c.is_numeric() || "$€£¥₹".contains(c));
    let mut whole = Whole {
        words: all.words,
        blocks: count,
        gone_blocks: context.page.suspects.iter().flatten().count() as f32 / count,
        link_density: all.link_density(),
        prose: all.prose_share(),
        prose_blocks: all.prose_blocks,
        paragraphs: anchors(&|tag| tag == Tag::P),
        entries: anchors(&|tag| tag == Tag::Li),
        headings: anchors(&|tag| tag.heading_level().is_some()),
        block_words: all.words / count,
        top_share: top.words / all.words.max(1.0),
        top_prose: top.prose_words / all.prose_words.max(1.0),
        top_score: scores.top_score,
        major_share: major.words / all.words.max(1.0),
        major_depth: f32::from(context.document.depth(scores.major)),
        most_alike: repetition.most as f32,
        numbers: texts_that(&begins_with_number),
        questions: texts_that(&|at| context.text(at).ends_with(['?', '？', '؟'])),
        single: texts_that(&|at| texts.is_single(at)),
        ideographs: f32::from(texts_that(&|at| context.page.blocks.get(at).ideographs > 0) > 0.3),
        ..Whole::default()
    };
    add_elements(context, &mut whole);
    add_declared(context.declared, &mut whole);
    add_address(&context.document.page().url, &mut whole);
    whole
}

fn add_elements(context: &Context, whole: &mut Whole) {
    let document: &Document = context.document;
    let (mut preformatted, mut code, mut times) = (0_f32, 0_f32, 0_f32);
    let mut named = [0_f32; 6];
    const NAMES: [Group; 6] =
        [Group::Forum, Group::Product, Group::Card, Group::Related, Group::Comment, Group::Rating];
    for node in document.nodes() {
        match document.tag(node) {
            Tag::Text => continue,
            Tag::Pre => preformatted += 1.0,
            Tag::Code => code += 1.0,
            Tag::Time => times += 1.0,
            Tag::Table => whole.tables += 1.0,
            Tag::Article => whole.articles += 1.0,
            Tag::Main => whole.has_main = 1.0,
            _ => {}
        }
        let groups = context.page.marks.get(node);
        if !groups.is_empty() {
            for (count, &group) in named.iter_mut().zip(&NAMES) {
                *count += f32::from(groups.has(group));
            }
        }
    }
    let counts = context.counts(NodeId(0));
    whole.preformatted = preformatted;
    whole.code = code;
    whole.times = times;
    whole.inputs = counts.inputs as f32;
    whole.images = counts.images as f32;
    whole.elements = counts.elements as f32;
    [
        whole.named_forum,
        whole.named_product,
        whole.named_card,
        whole.named_related,
        whole.named_comment,
        whole.named_rating,
    ] = named;
}

fn add_declared(declared: &Declared, whole: &mut Whole) {
    let og_type = declared.meta(&["og:type"]).unwrap_or("").to_ascii_lowercase();
    whole.type_article = f32::from(og_type == "article");
    whole.type_product = f32::from(og_type.starts_with("product"));
    whole.type_website = f32::from(og_type == "website");
    whole.is_article = f32::from(declared.article().is_some());
    whole.is_thread = f32::from(declared.is_thread());
    let has = |types: &[&str]| f32::from(declared.has_type(types));
    whole.is_product = has(&["Product", "ProductGroup", "AggregateOffer", "Offer"]);
    whole.is_collection = has(&["ItemList", "CollectionPage"]);
    whole.is_question = has(&["FAQPage", "QAPage", "Question"]);
    whole.is_service = has(&["Service", "SoftwareApplication", "Course", "Event"]);
    whole.is_recipe = has(&["Recipe", "HowTo"]);
    whole.is_organization = has(&["Organization", "LocalBusiness", "Corporation"]);
    let generator = declared.meta(&["generator"]).unwrap_or("");
    whole.generator = f32::from(!generator.is_empty());
    whole.generator_thread = f32::from(kinds::says("thread", "generator", generator));
    whole.generator_documentation = f32::from(kinds::says("documentation", "generator", generator));
}

fn add_address(address: &str, whole: &mut Whole) {
    let says = |kind: &str| f32::from(kinds::says(kind, "address", address));
    whole.address_thread = says("thread");
    whole.address_product = says("product");
    whole.address_documentation = says("documentation");
    whole.address_listing = says("listing");
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = path.split_once('/').map_or("", |(_, path)| path);
    whole.address_parts = path.split('/').filter(|part| !part.is_empty()).count() as f32;
    whole.address_hyphens = path.matches('-').count() as f32;
    whole.address_digits = path.chars().filter(char::is_ascii_digit).count() as f32;
    whole.address_length = address.len() as f32;
}
