//! What a phrase or vendor says that a piece of a page is.

/// A kind of clutter. Its name is the trail's rule name, and the section's name in the data files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Clutter {
    /// "Get the app".
    AppPromo,
    /// "Sign up to read on": an account is wanted.
    SignInWall,
    /// "Subscribe to continue": money is wanted.
    Subscribe,
    /// "Sign up for our newsletter".
    Newsletter,
    /// "Related stories" and the list that follows.
    Related,
    /// "Share this article".
    Share,
    /// Readers' comments and the invitation to write one.
    Comments,
    /// Adverts and notices of paid links.
    Advert,
    /// "About the author".
    AuthorBio,
    /// "Support our work".
    Donation,
    /// "Allow notifications".
    Push,
    /// Cookie and privacy notices.
    Consent,
    /// "Filed under".
    Tags,
    /// "All rights reserved": the site's own small print.
    Footer,
}

impl Clutter {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::AppPromo,
        Self::SignInWall,
        Self::Subscribe,
        Self::Newsletter,
        Self::Related,
        Self::Share,
        Self::Comments,
        Self::Advert,
        Self::AuthorBio,
        Self::Donation,
        Self::Push,
        Self::Consent,
        Self::Tags,
        Self::Footer,
    ];

    /// Its name in the trail and in the data files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AppPromo => "app-promo",
            Self::SignInWall => "sign-in-wall",
            Self::Subscribe => "subscribe",
            Self::Newsletter => "newsletter",
            Self::Related => "related",
            Self::Share => "share",
            Self::Comments => "comments",
            Self::Advert => "advert",
            Self::AuthorBio => "author-bio",
            Self::Donation => "donation",
            Self::Push => "push",
            Self::Consent => "consent",
            Self::Tags => "tags",
            Self::Footer => "footer",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether the site asks something of the reader before it lets them read on.
    pub fn is_gate(self) -> bool {
        matches!(self, Self::SignInWall | Self::Subscribe)
    }
}
