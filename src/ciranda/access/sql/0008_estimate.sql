-- A few team roles hold most grants, and half the principals are persons with six. Told the
-- average, the planner thinks my grants few, gathers all of them for every table of a page, and
-- one case at the size of a country costs 15 times as much. Told that each principal holds many,
-- it asks for the dossier at hand. Figures: bench/results, ADR 0010.
alter table access_grant alter column principal set (n_distinct = 100);
