-- What the provider calls its own session (`sid`), by which it tells that it has ended (OpenID Connect Back-Channel Logout 1.0).
alter table identity.session add column provider_session text;
create index session_provider on identity.session (provider, person) where provider is not null;
