-- Tokens that systems get for their key (OAuth 2.0 client credentials, RFC 6749, section 4.4): they last minutes, and end with the key.
create table identity.token (
  hash bytea primary key,
  key bytea not null,
  roles text[] not null,
  expires_at timestamptz not null
);
create index token_expires_at on identity.token (expires_at);
