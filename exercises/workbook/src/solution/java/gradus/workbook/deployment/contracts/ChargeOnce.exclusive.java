public final class ChargeOnce {
    public Answer charge(String client, String key, long cents) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // begin solution: what may a crash leave behind, and who may come between?
            execute(connection, "BEGIN EXCLUSIVE");
            try {
                Answer answer = answer(connection, client, key, cents);
                execute(connection, "COMMIT");
                return answer;
            } catch (SQLException e) {
                execute(connection, "ROLLBACK");
                throw e;
            }
            // end solution
        }
    }

    private static Kept kept(Connection connection, String client, String key) throws SQLException {
        // begin solution: whose key is it?
        String sql = "SELECT cents, status, body FROM replies WHERE (client, key) = (?, ?)";
        // end solution
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, client);
            query.setString(2, key);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Kept(row.getLong(1), new Answer(row.getInt(2), row.getString(3))) : null;
            }
        }
    }
}
