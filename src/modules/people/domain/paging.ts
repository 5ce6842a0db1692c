/** People on one page of their list. */
export const PEOPLE_PER_PAGE = 50
/** Teams on one page of theirs. */
export const TEAMS_PER_PAGE = 50
