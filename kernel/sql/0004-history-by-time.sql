-- An entity of a few kilobytes stays as it is: compressing it took more of the processor than all the rest of a write.
alter table facts.entity set (toast_tuple_target = 8160);
