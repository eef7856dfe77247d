-- A migration may work as long as it needs, but never makes the running site wait behind its locks.
set local statement_timeout = 0;
set local lock_timeout = '2s';
