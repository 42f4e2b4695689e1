-- Languages, typed values, and words of vocabularies in full count among the values that a query finds an attribute by: what
-- was learnt without them is learnt anew.
truncate facts.searched, facts.value;
