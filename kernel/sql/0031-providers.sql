-- People of outside providers (OpenID Connect): issuer and subject are one person for good. made: the provider's word made
-- the person, and says with each sign-in what they are.
create table identity.provider_account (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  person text collate "C" not null,
  made boolean not null,
  since timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, person)
);
create index provider_account_person on identity.provider_account (person);

-- Sign-ins under way: SHA-256 of the state and of the browser's secret, and what the provider's answer is held against.
create table identity.provider_attempt (
  state bytea primary key,
  browser bytea not null,
  provider text not null,
  nonce text not null,
  verifier text not null,
  next text not null,
  begun_at timestamptz not null,
  expires_at timestamptz not null
);
create index provider_attempt_expires_at on identity.provider_attempt (expires_at);

-- By which provider, and its ID token, which it wants to see when somebody signs out.
alter table identity.session drop constraint session_began_by_check;
alter table identity.session add constraint session_began_by_check check (began_by in ('link', 'password', 'provider'));
alter table identity.session add column provider text;
alter table identity.session add column id_token text;
