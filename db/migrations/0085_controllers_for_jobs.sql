-- Jobs judge and close assignments too: whom a paper names as controllers is asked by the same statement as on pages.
grant execute on function named_to_me() to svyazka_worker;
