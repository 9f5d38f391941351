export const statistics = 'statistics';
