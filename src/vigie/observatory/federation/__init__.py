"""Federation: territories meet through the files they give, and one SQL text makes the national tables from them."""
