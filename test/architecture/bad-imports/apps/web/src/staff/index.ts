export const console = 'staff';
