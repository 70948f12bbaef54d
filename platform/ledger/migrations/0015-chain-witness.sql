-- Seals handed to the office above, which keeps them in its own name: whoever rewrites a chain and its seals would have to
-- rewrite them there as well. The owner may read notices, so that they can be checked against the actions.

-- class: tenant
create table mingfa.chain_witness (
  office_id   bigint      not null,
  of_office   bigint      not null,
  day         date        not null,
  no          bigint      not null,
  hash        text        not null,
  received_at timestamptz not null,
  constraint chain_witness_pkey primary key (office_id, of_office, day)
);
comment on table mingfa.chain_witness is 'Roots of the chains of the offices below, as they were handed up each day (链根上报).';
create index chain_witness_of on mingfa.chain_witness (of_office, day);
alter table mingfa.chain_witness enable row level security;
alter table mingfa.chain_witness force row level security;
create policy chain_witness_read on mingfa.chain_witness for select
  using (office_id = any (nullif(current_setting('app.offices', true), '')::bigint[]));
create policy chain_witness_owner on mingfa.chain_witness for select to mingfa_owner using (true);
create policy chain_witness_append on mingfa.chain_witness for insert
  with check (office_id = nullif(current_setting('app.office', true), '')::bigint);
revoke all on mingfa.chain_witness from mingfa_app;
grant select, insert on mingfa.chain_witness to mingfa_app;

create policy publication_owner on mingfa.publication for select to mingfa_owner using (true);
