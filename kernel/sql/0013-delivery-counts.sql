-- How deliveries went, apart from what subscriptions say: it is written once a second of each that was told, and is small.
create table facts.delivery_count (
  tenant integer not null,
  subscription text collate "C" not null,
  times_sent bigint not null default 0,
  times_failed bigint not null default 0,
  last_notification timestamptz,
  last_success timestamptz,
  last_failure timestamptz,
  primary key (tenant, subscription),
  foreign key (tenant, subscription) references facts.subscription (tenant, id) on delete cascade
) with (fillfactor = 50);
insert into facts.delivery_count
select tenant, id, times_sent, times_failed, last_notification, last_success, last_failure from facts.subscription;
alter table facts.subscription
  drop column times_sent, drop column times_failed, drop column last_notification,
  drop column last_success, drop column last_failure;

-- Nobody asks what is inside: it is kept as it is sent.
alter table facts.delivery alter column notification type json using notification::text::json;
