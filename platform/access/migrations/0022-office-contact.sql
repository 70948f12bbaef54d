-- Where the public reaches an office: shown on the portal, kept by the office's administrators.
alter table mingfa.office add column address text;
alter table mingfa.office add column phone text;
alter table mingfa.office add column hours text;
comment on column mingfa.office.hours is 'Hours in which the public is received (对外办公时间).';
