-- What the fields of a template were called when a letter was drafted, by id: an office may rename its own fields while the letter is on its way.

alter table mingfa.letter add column names jsonb;
