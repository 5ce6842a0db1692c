-- Keys end with their person: who leaves, is merged or loses his account does not find them working when he comes back; of an
-- erased person nothing is kept, not even their names.
create function access_tokens_end() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if new.state = 'erased' then
    delete from access_token where person_id = new.id;
  elsif new.state <> 'active' or new.account_id is null then
    update access_token set revoked_at = clock_timestamp() where person_id = new.id and revoked_at is null;
  end if;
  return null;
end $$;
create trigger access_tokens_end after update of state, account_id on person for each row
  when (old.state is distinct from new.state or old.account_id is distinct from new.account_id)
  execute function access_tokens_end();
