-- Public notices are searched by words on the portal, by people who are not signed in: by an index, whatever the number of notices.
alter table mingfa.publication add column search tsvector not null default ''::tsvector;
create index publication_search on mingfa.publication using gin (office_id, search);
create index publication_newest on mingfa.publication (office_id, published_on desc, case_id desc);
