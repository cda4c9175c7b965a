//! What the OpenAPI document says of all routes alike. `/v1/openapi.json` and `patio-server openapi` give the document.

use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{ContentBuilder, ObjectBuilder, Ref, RefOr, Required, Type};
use utoipa::{IntoParams, IntoResponses, Modify, OpenApi};

/// The document as it is served.
pub(super) type Document = Arc<str>;

#[derive(OpenApi)]
#[openapi(
    info(title = "Patio", description = "Commands go up with `push`, records come down with `pull`. Every answer is an envelope \
        that echoes the request's `Patio-Nonce`; no HTTP status by itself means anything to a client."),
    modifiers(&Bearer)
)]
struct Api;

/// The one way to show who is asking.
struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
        document.components.get_or_insert_default().add_security_scheme("bearer", scheme);
    }
}

/// The document without any route.
pub(super) fn base() -> utoipa::openapi::OpenApi {
    Api::openapi()
}

/// The header that every call may carry.
pub(super) struct Nonce;

impl IntoParams for Nonce {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let nonce = ParameterBuilder::new()
            .name("patio-nonce")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .description(Some("Echoed in the envelope"))
            .schema(Some(ObjectBuilder::new().schema_type(SchemaType::from_iter([Type::String, Type::Null]))));
        vec![nonce.build()]
    }
}

/// The answers of every call that are errors.
pub(super) struct Failures;

impl IntoResponses for Failures {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let sealed = |description: &str| {
            let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Envelope_Done"))).build();
            RefOr::T(ResponseBuilder::new().description(description).content("application/json", content).build())
        };
        BTreeMap::from([("4XX".to_owned(), sealed("An error of the client")), ("503".to_owned(), sealed("Nothing was decided: try again"))])
    }
}
