fn main() {
    let _ = std::any::type_name::<tellal::newsroom::Newsroom>();
}
