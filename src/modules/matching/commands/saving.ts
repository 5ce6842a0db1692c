export const matchingPage = (id: string): string => `/matching/${id}`
