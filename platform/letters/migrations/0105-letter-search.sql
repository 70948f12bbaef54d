-- Letters are found by number, kind, name and words. Tokens are keyed hashes and the text is sealed: neither can be read here.

-- class: tenant
create table mingfa.letter_search (
  office_id bigint   not null,
  id        uuid     not null,
  type      text     not null,
  day       date     not null,
  search    tsvector not null,
  said      text     not null,
  constraint letter_search_pkey primary key (office_id, id)
);
comment on table mingfa.letter_search is 'What letters are found by: keyed tokens, and the sealed text with what is personal hidden. Kept slim, so that many are weighed quickly; made from mingfa.letter.';
alter table mingfa.letter_search alter column search set storage external;
alter table mingfa.letter_search alter column said set storage external;
alter table mingfa.letter_search set (toast_tuple_target = 128);
create index letter_search_tokens on mingfa.letter_search using gin (search);
create index letter_search_newest on mingfa.letter_search (office_id, day desc, id desc);
alter table mingfa.letter_search enable row level security;
alter table mingfa.letter_search force row level security;
create policy letter_search_read on mingfa.letter_search for select
  using (office_id = any (nullif(current_setting('app.see_' || type, true), '')::bigint[]));
create policy letter_search_owner on mingfa.letter_search for all to mingfa_owner using (true) with check (true);
create policy letter_search_add on mingfa.letter_search for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy letter_search_change on mingfa.letter_search for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.letter_search from mingfa_app;
grant select, insert, update on mingfa.letter_search to mingfa_app;
