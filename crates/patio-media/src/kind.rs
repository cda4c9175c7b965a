//! The types of files that Patio takes: their media types, their endings, and which of them are images.

/// A type of file that Patio takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the type of that name")]
pub enum FileType {
    Jpeg,
    Png,
    Webp,
    Gif,
    Pdf,
    Zip,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Mp4,
    Webm,
    Mp3,
    Ogg,
    Svg,
    Text,
    Csv,
    Markdown,
}

impl FileType {
    /// All of them.
    pub const ALL: [FileType; 20] = [
        FileType::Jpeg,
        FileType::Png,
        FileType::Webp,
        FileType::Gif,
        FileType::Pdf,
        FileType::Zip,
        FileType::Docx,
        FileType::Xlsx,
        FileType::Pptx,
        FileType::Odt,
        FileType::Ods,
        FileType::Odp,
        FileType::Mp4,
        FileType::Webm,
        FileType::Mp3,
        FileType::Ogg,
        FileType::Svg,
        FileType::Text,
        FileType::Csv,
        FileType::Markdown,
    ];

    /// Its media type.
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
            FileType::Webp => "image/webp",
            FileType::Gif => "image/gif",
            FileType::Pdf => "application/pdf",
            FileType::Zip => "application/zip",
            FileType::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileType::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileType::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            FileType::Odt => "application/vnd.oasis.opendocument.text",
            FileType::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            FileType::Odp => "application/vnd.oasis.opendocument.presentation",
            FileType::Mp4 => "video/mp4",
            FileType::Webm => "video/webm",
            FileType::Mp3 => "audio/mpeg",
            FileType::Ogg => "audio/ogg",
            FileType::Svg => "image/svg+xml",
            FileType::Text => "text/plain",
            FileType::Csv => "text/csv",
            FileType::Markdown => "text/markdown",
        }
    }

    /// The endings its names may have, in lower case; the first is the usual one.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            FileType::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            FileType::Png => &["png"],
            FileType::Webp => &["webp"],
            FileType::Gif => &["gif"],
            FileType::Pdf => &["pdf"],
            FileType::Zip => &["zip"],
            FileType::Docx => &["docx"],
            FileType::Xlsx => &["xlsx"],
            FileType::Pptx => &["pptx"],
            FileType::Odt => &["odt"],
            FileType::Ods => &["ods"],
            FileType::Odp => &["odp"],
            FileType::Mp4 => &["mp4", "m4v"],
            FileType::Webm => &["webm"],
            FileType::Mp3 => &["mp3"],
            FileType::Ogg => &["ogg", "oga", "ogv", "opus"],
            FileType::Svg => &["svg"],
            FileType::Text => &["txt", "log"],
            FileType::Csv => &["csv"],
            FileType::Markdown => &["md", "markdown"],
        }
    }

    /// The type that a name with this ending promises.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<FileType> {
        FileType::ALL.into_iter().find(|kind| kind.endings().contains(&ending))
    }

    /// Whether Patio decodes it and encodes it anew. SVG is not an image here, because it is a document that can carry scripts.
    #[must_use]
    pub fn is_image(self) -> bool {
        matches!(self, FileType::Jpeg | FileType::Png | FileType::Webp | FileType::Gif)
    }

    /// Whether it is a zip archive underneath.
    pub(crate) fn is_archive(self) -> bool {
        matches!(self, FileType::Zip | FileType::Docx | FileType::Xlsx | FileType::Pptx | FileType::Odt | FileType::Ods | FileType::Odp)
    }

    /// Whether it is plain text underneath.
    pub(crate) fn is_text(self) -> bool {
        matches!(self, FileType::Svg | FileType::Text | FileType::Csv | FileType::Markdown)
    }
}
