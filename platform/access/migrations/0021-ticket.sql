-- Query codes of the portal: whoever has one may see how far their request has come. Kept by hash only.

-- class: tenant
create table mingfa.ticket (
  office_id  bigint      not null,
  code_hash  text        not null,
  type       text        not null,
  case_id    uuid        not null,
  issued_at  timestamptz not null,
  constraint ticket_pkey primary key (office_id, code_hash)
);
comment on table mingfa.ticket is 'Query codes given out at the portal (查询码), by hash; a case may have several.';
alter table mingfa.ticket enable row level security;
alter table mingfa.ticket force row level security;
create policy ticket_read on mingfa.ticket for select
  using (current_setting('app.portal', true) = 'on');
create policy ticket_issue on mingfa.ticket for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.ticket from mingfa_app;
grant select, insert on mingfa.ticket to mingfa_app;
