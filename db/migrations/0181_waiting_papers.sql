-- Papers that wait for somebody's decision are few among all; everybody's first page asks for his.
create index directive_waiting on directive (state) where state in ('resolution','visas');
