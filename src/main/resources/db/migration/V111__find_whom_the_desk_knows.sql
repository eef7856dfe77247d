-- Of all who confirmed their address the desk trusts few, and has a note about few.
create index commenter_known_idx on commenter (email) where trust <> 'NEW' or note <> '';
