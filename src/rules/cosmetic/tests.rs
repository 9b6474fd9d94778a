//! Rules as a reader may write or paste them.

use super::*;

/// The one thing that is wrong with a line.
fn wrong(line: &str) -> Option<&'static str> {
    check(line).first().map(|complaint| complaint.key)
}

fn hidden(text: &str, host: &str) -> Vec<String> {
    for_site(text, host).hide.iter().map(|selector| selector.css.to_owned()).collect()
}

#[test]
fn a_rule_holds_on_its_site_and_the_parts_of_it() {
    let rule = "example.com,b.org##.promo";
    for host in ["example.com", "www.example.com", "a.b.org", "WWW.EXAMPLE.COM."] {
        assert_eq!(hidden(rule, host), [".promo"], "{host}");
    }
    for host in ["notexample.com", "example.com.evil.net", "example.org", ""] {
        assert!(hidden(rule, host).is_empty(), "{host}");
    }
}

#[test]
fn parts_of_a_site_can_be_left_out() {
    let rule = "example.com,~shop.example.com##.promo";
    assert_eq!(hidden(rule, "news.example.com"), [".promo"]);
    assert!(hidden(rule, "shop.example.com").is_empty() && hidden(rule, "eu.shop.example.com").is_empty());
    assert!(hidden("~example.com##.promo", "example.com").is_empty());
    assert_eq!(hidden("~example.com##.promo", "example.org"), [".promo"]);
}

#[test]
fn a_site_under_any_ending() {
    let rule = "example.*##.promo";
    for host in ["example.de", "www.example.co.uk", "example.com"] {
        assert_eq!(hidden(rule, host), [".promo"], "{host}");
    }
    assert!(hidden(rule, "example").is_empty() && hidden(rule, "other.com").is_empty());
}

#[test]
fn an_exception_takes_a_rule_back_and_keeps_what_it_names() {
    let text = "##.promo\nexample.com#@#.promo\nexample.com#@#.login";
    assert_eq!(hidden(text, "example.org"), [".promo"]);
    let rules = for_site(text, "www.example.com");
    assert!(rules.hide.is_empty());
    assert_eq!(rules.keep.iter().map(|selector| selector.css).collect::<Vec<_>>(), [".promo", ".login"]);
}

#[test]
fn remarks_titles_and_empty_lines_say_nothing() {
    assert_eq!(check("! mine\n\n[Adblock Plus 2.0]\n   \nexample.com##.a\n"), []);
    assert_eq!(hidden("! example.com##.a", "example.com"), Vec::<String>::new());
}

#[test]
fn steps_follow_the_selector_in_order() {
    let rules = for_site("example.com##div.card:has-text(Get the app (free)):upward(2)", "example.com");
    assert_eq!(
        rules.hide,
        [Selector { css: "div.card", steps: vec![Step::HasText("Get the app (free)"), Step::UpwardBy(2)] }]
    );
    let json = serde_json::to_string(&rules.hide).unwrap();
    assert_eq!(json, r#"[{"css":"div.card","steps":[{"has_text":"Get the app (free)"},{"upward_by":2}]}]"#);
    let rules = for_site("example.com#?#aside:min-text-length(12):upward(.box):remove()", "example.com");
    assert_eq!(rules.hide[0].steps, [Step::MinTextLength(12), Step::UpwardTo(".box")]);
    let rules = for_site("example.com##:matches-path(/news/) .x\nexample.com##.y:matches-path(/news/)", "example.com");
    assert_eq!(rules.hide[0].steps, [Step::MatchesPath("/news/")]);
    // CSS's own functions are no steps.
    assert_eq!(wrong("example.com##div:has(> a[href*=\"app\"]):not(.x, .y)"), None);
}

#[test]
fn what_does_not_work_here_is_said() {
    for (line, key) in [
        ("||ads.example.com^", "ruleNetwork"),
        ("@@||example.com^$document", "ruleNetwork"),
        ("just words", "ruleNotARule"),
        ("example.com##+js(set, x, 1)", "ruleScript"),
        ("example.com#%#alert(1)", "ruleScript"),
        ("example.com#$#body { overflow: auto }", "ruleStyle"),
        ("example.com##^script", "ruleStyle"),
        ("example.com##.x:style(display: block)", "ruleStyle"),
        ("example.com##.x:remove-class(y)", "ruleStyle"),
        ("example.com##.x:matches-css(position: fixed)", "ruleUnknownStep"),
        ("example.com##.x:has-text(/app/i)", "ruleBadArgument"),
        ("example.com##.x:upward(9)", "ruleBadArgument"),
        ("example.com##.x:has-text(app", "ruleBrokenSelector"),
        ("example.com##", "ruleNoSelector"),
        ("example.com##.x[a=\"b", "ruleBrokenSelector"),
        ("example.com##.x(", "ruleBrokenSelector"),
        ("example.com##.x { color: red }", "ruleBrokenSelector"),
        ("example.com##.x >", "ruleBrokenSelector"),
        ("example.com##body", "ruleWholePage"),
        ("example.com##*", "ruleWholePage"),
        ("example.com##.a, html", "ruleWholePage"),
        ("exa mple.com##.x", "ruleBadHost"),
        ("example..com##.x", "ruleBadHost"),
        ("#@#.x", "ruleExceptionEverywhere"),
    ] {
        assert_eq!(wrong(line), Some(key), "{line}");
    }
}

#[test]
fn complaints_name_their_lines() {
    let complaints = check("##.a\n! b\n||x^\nexample.com##");
    assert_eq!(complaints.iter().map(|complaint| complaint.line).collect::<Vec<_>>(), [3, 4]);
    assert!(complaints.iter().all(|complaint| complaint.message.ends_with('.')));
}

#[test]
fn too_many_rules_are_not_read() {
    let text: String = (0..=MOST_RULES).map(|number| format!("##.r{number}\n")).collect();
    let complaints = check(&text);
    assert_eq!((complaints.len(), complaints[0].line, complaints[0].key), (1, MOST_RULES + 1, "ruleTooMany"));
    assert_eq!(hidden(&text, "example.com").len(), MOST_RULES);
}

/// Whatever is pasted, nothing breaks, and what is refused does nothing.
#[test]
fn any_text_is_met_with_an_answer() {
    let parts = [
        "##",
        "#@#",
        "a.com",
        "~",
        ",",
        ":has-text(",
        ")",
        "(",
        "\"",
        "'",
        "[",
        "]",
        "é",
        "日本",
        ":upward(",
        "1",
        "*",
        "\\",
        ".x",
        " ",
        "\n",
        "$",
        "/",
        "{",
    ];
    let mut state = 42_u32;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(parts[(state >> 16) as usize % parts.len()]);
        }
        let (rules, complaints) = (for_site(&text, "a.com"), check(&text));
        let good = lines(&text).count() - complaints.len();
        assert!(rules.hide.len() + rules.keep.len() <= good, "{text:?}");
        assert!(rules.hide.iter().all(|selector| !selector.css.is_empty()), "{text:?}");
    }
}

#[test]
fn every_complaint_has_its_sentence_in_locales() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/_locales/en/messages.json");
    let messages: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    for wrong in Wrong::ALL {
        let (key, sentence) = wrong.sentence();
        assert_eq!(messages[key]["message"], sentence, "{key}");
    }
}
