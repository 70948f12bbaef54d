-- Borders of an office's communities, drawn by itself: no map service outside is asked.

-- class: tenant
create table mingfa.office_map (
  office_id  bigint      not null,
  geojson    jsonb       not null,
  changed_by text        not null,
  changed_at timestamptz not null,
  constraint office_map_pkey primary key (office_id)
);
comment on table mingfa.office_map is 'GeoJSON of the communities of an office (村、社区边界); each feature has a name.';
alter table mingfa.office_map enable row level security;
alter table mingfa.office_map force row level security;
create policy office_map_read on mingfa.office_map for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy office_map_add on mingfa.office_map for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
create policy office_map_change on mingfa.office_map for update
  using (office_id = nullif(current_setting('app.office', true), '')::bigint)
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.office_map from mingfa_app;
grant select, insert, update on mingfa.office_map to mingfa_app;
