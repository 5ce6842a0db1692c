-- Ids of what the asker is named for and of what was handed to him stand in every page's count. Asked in the open, each brought
-- the policies of its table and of `record` along; they are the asker's own rows, and what they lead to keeps its policies.

create function named_to_me() returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  return array(select c.record_id from assignment_controller c where c.person_id = scope_person());
end $$;
create function handed_to_me(day date) returns uuid[] language plpgsql stable security definer set search_path = public as $$
begin
  return array(select d.record_id from assignment_delegation d where d.to_person = scope_person()
    and d.taken_back_on is null and d.from_on <= day and (d.until_on is null or d.until_on > day));
end $$;
revoke all on function named_to_me(), handed_to_me(date) from public;
grant execute on function named_to_me(), handed_to_me(date) to svyazka_app;
