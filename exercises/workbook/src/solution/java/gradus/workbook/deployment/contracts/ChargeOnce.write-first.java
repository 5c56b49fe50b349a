public final class ChargeOnce {
    public Answer charge(String client, String key, long cents) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // begin solution: what may a crash leave behind, and who may come between?
            connection.setAutoCommit(false);
            execute(connection, "DELETE FROM replies WHERE 0"); // a write that changes nothing takes the lock
            Answer answer = answer(connection, client, key, cents);
            connection.commit();
            return answer;
            // end solution
        }
    }
}
