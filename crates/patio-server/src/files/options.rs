//! What an operator says about files: where they are kept, and how many bytes a person may have.

use super::FilesError;
use clap::Args;
use std::path::PathBuf;

/// Where files are, and how many.
#[derive(Clone, Debug, Args)]
pub struct FileOptions {
    /// Where files are kept: a folder, or s3://bucket/prefix?endpoint=https://…&region=… with the keys in
    /// AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. Without it: the folder `files` in the data folder.
    #[arg(long, env = "PATIO_FILES", hide_env_values = true)]
    pub files: Option<String>,
    /// Every node of this database has the same folder at the path of `--files`. An S3-compatible store is shared in any case.
    #[arg(long, env = "PATIO_FILES_SHARED", requires = "files")]
    pub files_shared: bool,
    /// Mebibytes of files one person may have.
    #[arg(long, env = "PATIO_FILE_QUOTA_MIB", default_value_t = 2048)]
    pub quota_mib: u64,
}

impl Default for FileOptions {
    fn default() -> FileOptions {
        FileOptions { files: None, files_shared: false, quota_mib: patio_domain::limits::FILE_QUOTA_BYTES / (1024 * 1024) }
    }
}

/// A place for finished files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilesAt {
    /// The folder `files` in the data folder.
    Data,
    /// Another folder.
    Folder(PathBuf),
    /// An S3-compatible store.
    S3(S3),
}

/// An S3-compatible store. Keys come from the environment, never from an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct S3 {
    /// Its bucket.
    pub bucket: String,
    /// What every key begins with; may be empty.
    pub prefix: String,
    /// Where it is, when it is not the original.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: Option<String>,
}

impl FileOptions {
    /// The folder outside the data folder in which files are kept, if there is one.
    pub(crate) fn folder(&self) -> Result<Option<PathBuf>, FilesError> {
        Ok(match self.at()? {
            FilesAt::Folder(folder) => Some(folder),
            FilesAt::Data | FilesAt::S3(_) => None,
        })
    }

    /// Whether every node reads and writes the same files.
    pub(super) fn are_shared(&self, at: &FilesAt) -> bool {
        match at {
            FilesAt::Data => false,
            FilesAt::Folder(_) => self.files_shared,
            FilesAt::S3(_) => true,
        }
    }

    /// What the options mean.
    pub(super) fn at(&self) -> Result<FilesAt, FilesError> {
        let Some(text) = self.files.as_deref() else { return Ok(FilesAt::Data) };
        let wrong = || FilesError::Address(text.split('?').next().unwrap_or_default().to_owned());
        let Some(address) = text.strip_prefix("s3://") else {
            return if text.contains("://") || text.is_empty() { Err(wrong()) } else { Ok(FilesAt::Folder(PathBuf::from(text))) };
        };
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (bucket, prefix) = path.split_once('/').unwrap_or((path, ""));
        let mut s3 = S3 { bucket: bucket.to_owned(), prefix: prefix.trim_matches('/').to_owned(), ..S3::default() };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("endpoint", endpoint)) => s3.endpoint = Some(endpoint.to_owned()),
                Some(("region", region)) => s3.region = Some(region.to_owned()),
                _ => return Err(wrong()),
            }
        }
        if s3.bucket.is_empty() { Err(wrong()) } else { Ok(FilesAt::S3(s3)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Result<FilesAt, FilesError> {
        FileOptions { files: Some(text.to_owned()), ..FileOptions::default() }.at()
    }

    #[test]
    fn a_folder_is_a_folder_and_an_address_is_read_in_full() {
        assert_eq!(at("/srv/files").unwrap(), FilesAt::Folder("/srv/files".into()));
        assert_eq!(FileOptions::default().at().unwrap(), FilesAt::Data);
        let s3 =
            S3 { bucket: "patio".into(), prefix: "a/b".into(), endpoint: Some("http://127.0.0.1:9000".into()), region: Some("nl".into()) };
        assert_eq!(at("s3://patio/a/b/?endpoint=http://127.0.0.1:9000&region=nl").unwrap(), FilesAt::S3(s3));
    }

    #[test]
    fn an_address_that_is_not_understood_is_an_error_and_never_half_used() {
        for wrong in ["", "gs://bucket", "s3://", "s3://patio?key=secret", "s3://patio?endpoint"] {
            assert!(at(wrong).is_err(), "{wrong}");
        }
        assert!(!at("s3://patio?secret_access_key=hunter2").unwrap_err().to_string().contains("hunter2"));
    }
}
