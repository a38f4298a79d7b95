//! A credential that changes while the service runs.

use reqwest::StatusCode;

use crate::world::World;

#[tokio::test]
async fn a_rotated_token_is_used_without_a_restart() {
    let world = World::new();
    let service = world.serve();
    let rotate = |name: &str| {
        let new = world.directory.path().join("new");
        std::fs::write(&new, "tuesday\n").unwrap();
        std::fs::rename(new, world.directory.path().join(name)).unwrap();
    };
    assert_eq!(service.order("a", "teapot").await, StatusCode::CREATED);
    rotate("inventory-token");
    assert_eq!(service.order("b", "teapot").await, StatusCode::SERVICE_UNAVAILABLE);
    rotate("token");
    assert_eq!(service.order("b", "teapot").await, StatusCode::CREATED);
}

#[tokio::test]
async fn a_token_that_no_header_can_hold_is_named() {
    let world = World::new();
    let service = world.serve();
    std::fs::write(world.directory.path().join("token"), "two\nlines").unwrap();
    assert_eq!(service.order("a", "teapot").await, StatusCode::SERVICE_UNAVAILABLE);
    let refused = service.event("refused a request");
    assert_eq!(refused["error"], "INVENTORY_TOKEN: the file contains a character that no header can hold");
}
